//! What a module without std has to bring: an allocator, and what a panic does.

use core::panic::PanicInfo;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// A trap: JavaScript sees a RuntimeError, which it reports as an error of kind `bug`. The instance is not to be used again.
#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
