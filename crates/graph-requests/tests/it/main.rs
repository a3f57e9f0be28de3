//! What is found in documents of every form.

mod blocks;
mod examples;
mod forms;
mod found;
mod hostile;
mod scripts;
