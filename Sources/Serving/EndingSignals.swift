import Dispatch
import Glibc

/// Tells of the signals that ask the program to end, while it reads no lines itself.
@MainActor final class EndingSignals {
  private var sources: [any DispatchSourceSignal] = []

  init(_ arrived: @escaping @MainActor (Int32) -> Void) {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .main)
      source.setEventHandler { MainActor.assumeIsolated { arrived(number) } }
      source.resume()
      sources.append(source)
    }
  }
}
