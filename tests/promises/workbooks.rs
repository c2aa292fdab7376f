//! Workbooks are read cell by cell, and what means harm is refused with a reason.

mod build;
mod fuzz;
mod hostile;
mod values;
