import Annotations
import Events
import Octets
import SMTP

extension Session {
  package var isHolding: Bool { held != nil }

  /// From here on lines are kept back.
  func hold() {
    if let held {
      let count = Phrases.count(held.lines.count, "line")
      presenter.say("Held so far: \(count). :release sends them, :hold off drops them.")
      return
    }
    held = PipelineBuffer()
    presenter.note(annotator.holding(in: context))
  }

  /// Keeps a line back, or octets without the form of one. A person sees it where it was typed.
  package func hold(_ line: [UInt8], isRaw: Bool = false) {
    guard held?.add(line, isRaw: isRaw) == true, let last = held?.lines.last else {
      return presenter.warn(
        "More than \(PipelineBuffer.limit) octets cannot be held: this line was dropped. Use :release first.")
    }
    if !presenter.isInteractive { presenter.say("held: \(String(decoding: last.shown.prefix(60), as: UTF8.self))") }
  }

  package func dropHeld() {
    let count = held?.lines.count ?? 0
    held = nil
    presenter.say(count == 0 ? "Nothing is held." : "Dropped \(Phrases.count(count, "held line")): not sent.")
  }

  /// Sends what was held, each group in one write. Message text leaves behind the 354 that asks for it, as it does
  /// from a pipe; at once with everything else only when that was asked for.
  func release(atOnce: Bool) async -> Effect {
    guard let lines = held?.lines, !lines.isEmpty, let segments = held?.segments(atOnce: atOnce) else {
      presenter.warn("Nothing is held. Type :hold first, then lines, then :release.")
      return .failed(.usage)
    }
    if let line = lines.first(where: { refuseIfTLSRequired($0.sent.revealed) }) {
      held = nil
      presenter.warn(
        "Everything that was held was dropped because of \(String(decoding: line.shown.prefix(60), as: UTF8.self)).")
      return .failed(.security)
    }
    held = nil
    advise(segments, atOnce: atOnce)
    var left = lines.count
    var isRefused = false
    for segment in segments {
      var segment = segment[...]
      left -= segment.count
      if isRefused {
        let text = segment.prefix(while: \.isText)
        presenter.withheld(lines: text.count)
        segment = segment.dropFirst(text.count)
        guard !segment.isEmpty else { continue }
      }
      send(segment)
      let wait = await settle()
      guard case .settled = wait, conversation.stage != .closing else {
        if left > 0 { presenter.warn("\(Phrases.count(left, "held line")) after it: not sent, and dropped.") }
        return .waited(wait)
      }
      isRefused = segment.last?.verb == .data && conversation.stage != .message
    }
    link?.refusedData = isRefused
    return .waited(.settled)
  }

  private func advise(_ segments: [[PipelineBuffer.Line]], atOnce: Bool) {
    let hasText = atOnce && segments.contains { $0.contains(where: \.isText) }
    let misplaced = PipelineBuffer.misplaced(in: segments).filter { $0 != .data || !hasText }
    let released = Released(
      commands: segments.first?.count ?? 0, misplaced: misplaced, hasText: hasText,
      isBeforeGreeting: conversation.stage == .greeting)
    for note in annotator.released(released, in: context) { presenter.note(note) }
  }

  private func send(_ lines: ArraySlice<PipelineBuffer.Line>) {
    var octets: [UInt8] = []
    for line in lines {
      if line.isSecret { link?.redaction.add(line.sent.revealed) }
      let bytes: [UInt8]
      switch line.kind {
      case .raw:
        bytes = line.sent.revealed
        link?.conversation.track(bytes, at: events.clock.now())
        presenter.record(line.isSecret ? .note(Self.secretLeftOut) : .clientRaw(Template(bytes)))
      case .text where !conversation.stage.isText:
        // Whether it becomes text is the server's to say; it leaves in the form it should have then.
        let isStuffed = stuffing && line.sent.revealed.first == ASCII.dot && line.sent.revealed.count > 1
        bytes = (isStuffed ? [ASCII.dot] : []) + line.sent.revealed + ASCII.crlf
        link?.conversation.track(bytes, at: events.clock.now())
        presenter.record(.clientRaw(Template(bytes)))
      case .text, .command:
        // Advice would be about what the replies have not allowed yet.
        bytes = link?.conversation.send(line: line.sent.revealed, at: events.clock.now()).bytes ?? []
        presenter.record(.client(line.isSecret ? line.template : Template(Array(bytes.dropLast(2)))))
      }
      if line.kind != .raw {
        presenter.client(line.isSecret ? line.shown : Array(bytes.dropLast(2)), wasTyped: false)
      }
      if !line.isSecret { presenter.wire(bytes, from: .client) }
      octets += bytes
    }
    link?.conversation.group()
    write(octets)
  }
}
