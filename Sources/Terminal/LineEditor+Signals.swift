import CLibrary
import CReadline

/// What becomes of signals.
extension LineEditor {
  func watchSignals() {
    signals = SignalPipe(crl_signals_take()) { [weak self] signal in
      if let self, state != .ended { signalArrived(signal) }
    }
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
