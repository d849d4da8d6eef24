import Dispatch
import Glibc

/// Tells of the signals that ask the program to end, while it reads no lines itself.
@MainActor final class EndingSignals {
  private var sources: [any DispatchSourceSignal] = []

  /// Returns when the signals are watched. Until then they end the program, as they would without it; to ignore them
  /// meanwhile would lose those that come right after the start.
  init(_ arrived: @escaping @MainActor (Int32) -> Void) async {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let source = DispatchSource.makeSignalSource(signal: number, queue: .main)
      source.setEventHandler { MainActor.assumeIsolated { arrived(number) } }
      await withCheckedContinuation { watched in
        source.setRegistrationHandler { watched.resume() }
        source.resume()
      }
      sources.append(source)
    }
  }
}
