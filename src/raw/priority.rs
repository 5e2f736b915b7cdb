//! Who goes first when both want the processor: the person who waits for an answer, not the round in the background.

/// Lets other threads go first from now on; this thread still takes what they leave. Where the system has no priorities
/// for single threads, nothing happens.
pub fn step_back() {
    #[cfg(target_os = "linux")]
    {
        const NICENESS: libc::c_int = 10;
        // SAFETY: setpriority reads three numbers and touches no memory of ours. On Linux 0 means the calling thread;
        // raising one's own niceness is always allowed, and a refusal would change nothing.
        unsafe {
            libc::setpriority(libc::PRIO_PROCESS, 0, NICENESS);
        }
    }
}
