import CLibrary
import CReadline

/// What becomes of keys: readline's or a secret's.
extension LineEditor {
  func keyArrived() {
    switch state {
    case .editing:
      editingKey()
      showHint()
    case .secret: secretKey()
    case .waiting, .ended: break
    }
  }

  private func editingKey() {
    if windowIsNew {
      hide()
      show()
    }
    let before = isPlain ? typed.line : []
    switch crl_read_key() {
    case CRL_ACCEPTED:
      let line = Self.octets(crl_accepted())
      suspend()
      writeWhole(line)
      accept(line)
    case CRL_END:
      suspend()
      if crl_terminal_is_gone() { return terminate(SIGHUP) }
      onEvent(.endOfInput)
    case CRL_PASTED: pasted()
    case CRL_TAB: complete()
    default:
      refreshPrompt()
    }
    scrollIfEdited(before)
  }

  /// Plain, nothing is drawn over while a line that is longer than a row is typed. Where it is edited, a row of its own
  /// shows a part of it from then on.
  func scrollIfEdited(_ before: [UInt8]) {
    guard isPlain, !isScrolling, state == .editing else { return }
    let (line, cursor) = typed
    let isAppended = line.starts(with: before) && cursor == line.count && !crl_prompt_is_busy()
    let isLong = [before, line].contains { columns(visible(prompt) + visible(shown($0))) >= screen.width }
    guard isLong, !isAppended else { return }
    isScrolling = true
    hide()
    crl_scroll()
    show()
  }

  /// Of such a row nobody has seen all.
  private func writeWhole(_ line: [UInt8]) {
    if isScrolling { screen.write(unsafe: "\(visible(prompt))\(visible(shown(line)))\n") }
  }

  /// A line with line ends in it (Ctrl-V Ctrl-J) is several lines, each of which waits for its turn.
  private func accept(_ line: [UInt8]) {
    pieces = line.split(omittingEmptySubsequences: false) { $0 == 0x0a || $0 == 0x0d }.map(Array.init)
    onEvent(.line(pieces.removeFirst()))
  }

  /// Answers the prompt with a piece of the line typed before, shown as if it had been typed here.
  func answerWithPiece() {
    let piece = pieces[0]
    screen.write(unsafe: "\(visible(prompt))\(visible(shown(piece)))\n")
    Task {
      guard state == .waiting, !pieces.isEmpty else { return }
      onEvent(.line(pieces.removeFirst()))
    }
  }

  /// The terminal is silent from here on, until the next line is asked for.
  func suspend() {
    leaveLine()
    state = .waiting
    keys?.suspend()
  }

  // MARK: a secret

  /// Looks at the terminal, and not at what was asked of it.
  package var hidesWhatIsTyped: Bool { state == .editing || crl_is_silent() }

  /// Asks for a secret, which is not shown: nil after Ctrl-C, after Ctrl-D with nothing typed, and when the
  /// terminal or the asking task goes away. A line that was being typed is dropped.
  package func readSecret(prompt: String) async -> [UInt8]? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        guard state == .editing || state == .waiting, !Task.isCancelled else {
          return continuation.resume(returning: nil)
        }
        if state == .editing {
          leaveLine()
          crl_hide()
          crl_remove()
        } else {
          screen.flush()
          keys?.resume()
        }
        // What was typed before anything was asked for may have been shown, and is not an answer.
        crl_drop_keys()
        guard crl_is_silent() else {
          suspend()
          return continuation.resume(returning: nil)
        }
        crl_forbid_dumps()
        state = .secret
        secret = (SecretReader(), prompt, continuation)
        screen.edited = self
        show()
      }
    } onCancel: {
      Task { @MainActor in finishSecret(nil) }
    }
  }

  private func secretKey() {
    var key: UInt8 = 0
    let count = read(STDIN_FILENO, &key, 1)
    if count < 0, errno == EINTR || errno == EAGAIN { return }
    guard count == 1 else {
      if crl_terminal_is_gone() { terminate(SIGHUP) }  // otherwise the kernel dropped the key
      return
    }
    switch secret?.reader.press(key) {
    case .accepted(let bytes): finishSecret(bytes)
    case .cancelled: finishSecret(nil)
    case .more, nil: break
    }
  }

  func finishSecret(_ bytes: [UInt8]?) {
    guard let secret else { return }
    self.secret = nil
    suspend()
    screen.write(unsafe: "\n")
    secret.continuation.resume(returning: bytes)
  }
}
