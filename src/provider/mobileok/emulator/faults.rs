//! The faults that tests have ordered and that did not happen yet.

use super::fault::{Fault, Kind};
use super::step::Step;
use alloc::vec::Vec;

/// The orders that are still open, oldest first.
#[derive(Debug, Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Takes an order.
    pub fn order(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// How many are open.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Forgets them all.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// What goes wrong with a request of this step, as it arrives.
    pub fn arriving(&mut self, step: Step) -> Option<Fault> {
        self.take(|fault| fault.kind.is_of_arrival() && fault.step.is_none_or(|wanted| wanted == step))
    }

    /// What goes wrong with a result, as it is made.
    pub fn of_result(&mut self) -> Option<Kind> {
        self.take(|fault| fault.kind.is_of_result()).map(|fault| fault.kind)
    }

    /// Whether a result is given once more.
    pub fn again(&mut self) -> bool {
        self.take(|fault| matches!(fault.kind, Kind::Again)).is_some()
    }

    fn take(&mut self, fits: impl Fn(&Fault) -> bool) -> Option<Fault> {
        let at = self.0.iter().position(fits)?;
        let fault = self.0.get_mut(at)?;
        if fault.skip > 0 {
            fault.skip -= 1;
            return None;
        }
        let found = fault.clone();
        if let Some(times) = &mut fault.times {
            *times -= 1;
            if *times <= 0 {
                self.0.remove(at);
            }
        }
        Some(found)
    }
}
