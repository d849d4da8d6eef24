internal import Annotations
internal import SMTP

extension Session {
  var isHolding: Bool { held != nil }

  /// From here on lines are kept back.
  func hold() {
    if let held {
      let count = Words.count(held.lines.count, "line")
      presenter.say("Held so far: \(count). :release sends them, :hold off drops them.")
      return
    }
    held = Hold()
    presenter.note(annotator.holding(in: context))
  }

  /// Keeps a line back. A person sees it where it was typed.
  func hold(_ line: [UInt8]) {
    guard held?.add(line) == true, let last = held?.lines.last else {
      return presenter.warn(
        "More than \(Hold.limit) octets cannot be held: this line was dropped. :release comes first.")
    }
    if !presenter.isInteractive { presenter.say("held: \(String(decoding: last.shown.prefix(60), as: UTF8.self))") }
  }

  func dropHeld() {
    let count = held?.lines.count ?? 0
    held = nil
    presenter.say(count == 0 ? "Nothing is held any more." : "Dropped \(Words.count(count, "held line")): not sent.")
  }

  /// Sends what was held, each group in one write. Message text leaves behind the 354 that asks for it, as it does
  /// from a pipe; at once with everything else only when that was asked for.
  func release(atOnce: Bool) async -> Effect {
    guard isConnected else { return notConnected() }
    guard let lines = held?.lines, !lines.isEmpty, let segments = held?.segments(atOnce: atOnce) else {
      presenter.warn("Nothing is held: :hold, then lines, then :release.")
      return .failed(.usage)
    }
    if let line = lines.first(where: { withholds($0.bytes) }) {
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
        let text = segment.prefix { $0.kind == .text }
        presenter.withheld(lines: text.count)
        segment = segment.dropFirst(text.count)
        guard !segment.isEmpty else { continue }
      }
      send(segment)
      let wait = await settle()
      guard case .settled = wait, dialogue.stage != .closing else {
        if left > 0 { presenter.warn("\(Words.count(left, "held line")) behind it: not sent, and dropped.") }
        return .waited(wait)
      }
      isRefused = segment.last?.verb == .data && dialogue.stage != .message
    }
    refusedData = isRefused
    return .waited(.settled)
  }

  private func advise(_ segments: [[Hold.Line]], atOnce: Bool) {
    let hasText = atOnce && segments.contains { $0.contains { $0.kind == .text } }
    let misplaced = Hold.misplaced(in: segments).filter { $0 != .data || !hasText }
    let released = Released(
      commands: segments.first?.count ?? 0, misplaced: misplaced, hasText: hasText,
      isBeforeGreeting: dialogue.stage == .greeting)
    for note in annotator.released(released, in: context) { presenter.note(note) }
  }

  private func send(_ lines: ArraySlice<Hold.Line>) {
    var octets: [UInt8] = []
    for line in lines {
      let bytes: [UInt8]
      if line.kind == .text, dialogue.stage != .message {
        // Whether it becomes text is the server's to say; it leaves in the form it should have then.
        let isStuffed = dialogue.stuffing && line.bytes.first == ASCII.dot && line.bytes.count > 1
        bytes = (isStuffed ? [ASCII.dot] : []) + line.bytes + ASCII.crlf
        dialogue.track(bytes)
        journal.add(.clientRaw(Template(bytes)))
      } else {
        // Advice would be about what the replies have not allowed yet.
        bytes = dialogue.send(line: line.bytes).bytes
        journal.add(.client(line.isSecret ? line.template : Template(Array(bytes.dropLast(2)))))
      }
      presenter.client(line.isSecret ? line.shown : Array(bytes.dropLast(2)), wasTyped: false)
      if !line.isSecret { presenter.wire(bytes, from: .client) }
      octets += bytes
    }
    write(octets)
    released = dialogue.pending.count > 1 ? dialogue.pending.count : 0
  }

  /// Says, before the first line of a reply, which of several released commands it answers.
  func announce(_ line: ReplyParser.ServerLine) {
    guard line.reply != nil, !isInsideReply else { return }
    isInsideReply = true
    guard released > 0, lateReplies == 0, let request = dialogue.pending.first else { return }
    presenter.say("To \(Words.request(request)):")
  }

  /// A reply was taken.
  func countReleased() {
    isInsideReply = false
    released = min(max(0, released - 1), dialogue.pending.count)
  }
}
