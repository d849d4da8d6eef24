import CLibrary
import CReadline
import Dispatch

/// What becomes of signals. They arrive through a pipe, so that nothing is done inside a handler.
extension LineEditor {
  func watchSignals() {
    let pipe = crl_signals_take()
    guard pipe >= 0 else { return }
    let source = DispatchSource.makeReadSource(fileDescriptor: pipe, queue: .main)
    source.setEventHandler { [weak self] in
      MainActor.assumeIsolated {
        var signal: UInt8 = 0
        while let self, self.state != .ended, read(pipe, &signal, 1) == 1 {
          self.signalArrived(Int32(signal))
        }
      }
    }
    source.setCancelHandler { close(pipe) }
    signals = source
    source.resume()
  }

  private func signalArrived(_ signal: Int32) {
    switch signal {
    case SIGINT: interrupt()
    case SIGTSTP: crl_stop()
    case SIGCONT: crl_continued()
    case SIGWINCH: resized()
    default: terminate(signal)
    }
    if signal == SIGTSTP || signal == SIGCONT, state == .secret { show() }
    showHint()
  }

  private func interrupt() {
    pieces = []
    switch state {
    case .editing:
      let hadText = crl_has_text() || crl_prompt_is_busy()
      leaveLine()
      crl_abandon()
      isScrolling = false
      crl_begin(promptForReadline, kind == .message)
      promptIsStale = false
      screen.edited = self
      onEvent(.interrupt(hadText: hadText))
    case .secret: finishSecret(nil)
    case .waiting: onEvent(.interrupt(hadText: false))
    case .ended: break
    }
  }

  private func resized() {
    guard state == .editing else { return }
    crl_resized()
    // Not now, or a window that is drawn to its size would be filled with it all along the way.
    windowIsNew = isPlain
  }

  func terminate(_ signal: Int32) {
    guard state != .ended else { return }
    end()
    onEvent(.terminate(signal: signal))
  }
}
