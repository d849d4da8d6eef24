import CLibrary
import CReadline

/// Signals, told on the main actor. They come through a pipe, whichever thread gets them, so that nothing is done inside a
/// handler. A signal source of Dispatch may lose one: it reads them from a descriptor, and the first thread, which sleeps
/// once the queues run, can take a signal away from there.
@MainActor package final class SignalPipe {
  private let watch: InputWatch

  /// Those that ask the program to end, while it reads no lines itself. HUP stays ignored where it was, as under nohup.
  /// - Returns: nil where no pipe can be had; then a signal ends the program as it does any other.
  package static func ofEndings(_ arrived: @escaping @MainActor (Int32) -> Void) -> SignalPipe? {
    SignalPipe(crl_ending_signals_take(), arrived)
  }

  /// - Parameter pipe: its reading end, which is closed when this is cancelled; below 0 there is none.
  init?(_ pipe: Int32, _ arrived: @escaping @MainActor (Int32) -> Void) {
    guard pipe >= 0 else { return nil }
    watch = InputWatch(
      pipe, ended: { close(pipe) },
      arrived: {
        var signal: UInt8 = 0
        while read(pipe, &signal, 1) == 1 { arrived(Int32(signal)) }
      })
    watch.resume()
  }

  /// It is over only then.
  package func cancel() { watch.cancel() }
}
