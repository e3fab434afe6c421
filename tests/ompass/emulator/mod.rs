//! The emulated service, natively: its rules, times and codes, its page and its phones.

mod faults;
mod host;
mod magic;
mod registration;
mod service;
mod window;
