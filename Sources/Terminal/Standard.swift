import CLibrary
import CReadline

/// What standard input and output are connected to.
package enum Standard {
  /// Whether somebody types.
  package static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }
  /// Whether somebody looks, so that colour and redrawing make sense.
  package static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  /// Whether the terminal is said to understand no escape sequence, or nothing is said of it.
  package static var terminalIsDumb: Bool { ["", "dumb"].contains(environmentValue("TERM") ?? "") }
}

/// Makes a write to a reader that went away fail with EPIPE instead of ending the program silently, and one to a file
/// that may not grow any more with EFBIG.
/// Call it once, first thing; `Screen` then remembers the failure.
package func ignoreBrokenPipes() {
  signal(SIGPIPE, SIG_IGN)
  signal(SIGXFSZ, SIG_IGN)
}

/// Makes a crash for want of memory a sentence on standard error and a status. Call it once, before anything else.
package func tellOfMissingMemory(status: Int32) {
  crl_tells_of_memory(status)
}

/// Ends the program in the same way where a session, or whatever else it is to do, could not have its memory and threads.
package func requireMemory() {
  crl_require_memory()
}

/// Ends the program the way `signal` would have ended it, so that whoever started it sees why it ended.
package func endBySignal(_ number: Int32) -> Never {
  signal(number, SIG_DFL)
  // The threads of Dispatch block signals: raised there it would wait for ever, and the program end as if all was well.
  var wanted = sigset_t()
  sigemptyset(&wanted)
  sigaddset(&wanted, number)
  pthread_sigmask(SIG_UNBLOCK, &wanted, nil)
  raise(number)
  // Not reached, but for a signal that ends nothing.
  exit(128 + number)
}
