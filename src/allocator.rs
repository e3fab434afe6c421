//! The allocator of the WebAssembly modules: rlsf instead of the one that comes with std, which is larger.

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
