//! What is found in documents of every form.

mod examples;
mod forms;
mod found;
mod hostile;
mod scripts;
