import Annotations
import Events
import Network
import Octets
import SMTP

extension Session {
  /// Sends a line, command or message text as the stage has it, after what there is to say about it. Nothing is
  /// corrected; a CR or LF inside the line makes lines of it.
  /// - Parameters:
  ///   - wasTyped: whether the person saw it on the screen already.
  ///   - isUnseen: whether there is something in it that was typed unseen.
  package func send(line: [UInt8], wasTyped: Bool = true, isUnseen: Bool = false) {
    for part in line.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 10 || $0 == 13 }) {
      sendOne(Array(part), wasTyped: wasTyped, isUnseen: isUnseen)
    }
  }

  private func sendOne(_ line: [UInt8], wasTyped: Bool, isUnseen: Bool) {
    if refuseIfTLSRequired(line) { return }
    let newest = conversation.newestRequest
    let isText = conversation.stage.isText
    let outgoing =
      link?.conversation.send(line: line, at: events.clock.now())
      ?? Conversation.Outgoing(bytes: line + ASCII.crlf, advice: [])
    let request = conversation.pending.last { $0.id > newest }
    let wireLine = Array(outgoing.bytes.dropLast(2))
    if request?.isSecret == true, let request {
      adviseLogin(request)
      link?.redaction.add(Secrets.hidden(in: request, isUnseen: isUnseen))
      presenter.client(Secrets.masked(request, isUnseen: isUnseen), wasTyped: wasTyped)
      presenter.record(.client(Secrets.template(request, isUnseen: isUnseen)))
    } else {
      presenter.client(presenter.isInteractive ? line : wireLine, wasTyped: wasTyped)
      presenter.record(.client(Template(wireLine)))
      presenter.wire(outgoing.bytes, from: .client)
    }
    let isAsked = !isText && isAskedFor(line)
    for advice in outgoing.advice where !isAsked || advice.isTolerated {
      say(advice, insideMessage: isText)
    }
    if request?.kind == .authResponse, line.first == ASCII.colon { presenter.noteOnce(annotator.colonAnswer) }
    if let request { read(login: request, isUnseen: isUnseen) }
    write(outgoing.bytes)
  }

  private func say(_ advice: LineWarning, insideMessage: Bool) {
    switch advice {
    case .dotDoubled: presenter.noteOnce(annotator.note(for: advice, in: context))
    default: presenter.note(annotator.note(for: advice, in: context))
    }
  }

  nonisolated static let secretLeftOut = "Octets were sent here that may contain a secret; they were not recorded."

  /// Sends octets exactly as they are.
  package func send(raw bytes: [UInt8]) {
    if refuseIfTLSRequired(bytes) { return }
    if Secrets.mayStand(in: conversation.unfinishedCommand + bytes, stage: conversation.stage) {
      presenter.record(.note(Self.secretLeftOut))
    } else {
      presenter.record(.clientRaw(Template(bytes)))
      presenter.wire(bytes, from: .client)
    }
    link?.conversation.track(bytes, at: events.clock.now())
    write(bytes)
  }

  /// Gives octets to the connection.
  func write(_ bytes: [UInt8]) {
    guard let id = link?.id, let connection = link?.connection else { return }
    // The order of writes is the order of these calls: the connection's own queue keeps it.
    let sending = connection.enqueue(bytes)
    link?.unsentOctets += bytes.count
    sending.whenOver { [events] failure in
      Task { @MainActor in events.post(.sent(link: id, octets: bytes.count, failure)) }
    }
  }

  /// QUIT in the program's own name, because there is no more input; waits a few seconds for its answer.
  package func quit() async {
    let stage = conversation.stage
    guard isConnected, stage != .closing, !stage.isText, link?.handshake == nil else { return close() }
    if stage == .auth {
      // QUIT would be taken for the answer. From a pipe the input is what was unfinished, and that was said.
      if presenter.isInteractive {
        presenter.warn(
          "The authentication is unfinished: the server was waiting for the answer to its 334. The connection "
            + "was closed.")
      }
      return closeByUser()
    }
    send(line: Array("QUIT".utf8), wasTyped: false)
    switch await settle(within: settings.deadlines.quit) {
    case .closed: break
    default: close()
    }
  }
}
