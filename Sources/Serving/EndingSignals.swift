import CLibrary
import Dispatch

/// Tells of the signals that ask the program to end, while it reads no lines itself.
///
/// They come through a pipe, whichever thread gets them. A signal source of Dispatch may lose one: it reads them from a
/// descriptor, and the first thread, which sleeps once the queues run, can take a signal away from there.
@MainActor package final class EndingSignals {
  private let source: any DispatchSourceRead

  /// - Returns: nil where no pipe can be had; then a signal ends the program as it does any other.
  package init?(_ arrived: @escaping @MainActor (Int32) -> Void) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    source = DispatchSource.makeReadSource(fileDescriptor: ends[0], queue: .main)
    source.setEventHandler { [reading = ends[0]] in
      MainActor.assumeIsolated {
        var number: UInt8 = 0
        while read(reading, &number, 1) == 1 { arrived(Int32(number)) }
      }
    }
    writingEnd = ends[1]
    for number in [SIGINT, SIGTERM, SIGHUP] { Self.catchUnlessIgnored(number) }
    source.resume()
  }

  /// A signal that was ignored before stays so, as nohup has it.
  private static func catchUnlessIgnored(_ number: Int32) {
    let before = signal(number) { number in
      let error = errno
      var octet = UInt8(truncatingIfNeeded: number)
      // Full: the reader has enough to do, and signals may coalesce.
      _ = write(writingEnd, &octet, 1)
      errno = error
    }
    if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { signal(number, SIG_IGN) }
  }
}

/// Of the pipe, for the handler, which can be given nothing.
private nonisolated(unsafe) var writingEnd: Int32 = -1
