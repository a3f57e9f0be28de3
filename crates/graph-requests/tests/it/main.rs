//! What is found in documents of every form.

mod forms;
mod found;
mod hostile;
