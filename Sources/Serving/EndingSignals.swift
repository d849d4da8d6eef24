import Dispatch
import Glibc

/// Tells of the signals that ask the program to end, while it reads no lines itself.
@MainActor package final class EndingSignals {
  private var sources: [any DispatchSourceSignal] = []

  /// Returns once it listens: a source is registered on another thread, and a signal that comes before is lost if it is
  /// ignored, and ends the program if it is not.
  package init(_ arrived: @escaping @MainActor (Int32) -> Void) async {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let source = DispatchSource.makeSignalSource(signal: number, queue: .main)
      source.setEventHandler { MainActor.assumeIsolated { arrived(number) } }
      sources.append(source)
      await withCheckedContinuation { continuation in
        source.setRegistrationHandler { continuation.resume() }
        source.resume()
      }
    }
  }
}
