import Octets
import Records
import SMTP

/// What servers said, found in a transcript, a log or a bounce, whatever form it has: only what can be a reply, in one
/// line each, no more of it than the bounds allow, and the same however the lines came.
enum RecordReaderRules {
  private static let replyLimit = 200

  static func check(_ input: [UInt8]) throws {
    let lines = input.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false).map(Array.init)
    var reader = RecordReader()
    var short = RecordReader()
    var found: [Record] = []
    for line in lines {
      let records = reader.read(line)
      let shortened = short.read(Array(line.prefix(RecordReader.lineLimit)))
      try hold(shortened == records || line.count > RecordReader.lineLimit, "the same line is read in the same way")
      found += records
    }
    found += reader.finish()
    try hold(reader.finish().isEmpty, "the end comes once")
    try hold(reader.lines == lines.count, "every line is counted")
    for record in found { try check(record, lines: lines.count) }
    try typed(input)
    try keys(found)
  }

  private static func check(_ record: Record, lines: Int) throws(BrokenRule) {
    let reply = record.answer.reply
    try hold((1...lines).contains(record.line), "a reply begins in a line of the text")
    try hold((1...replyLimit).contains(reply.lines.count), "a reply has a line, and no more than its bound")
    if case .session = record.source {
      try hold((0...999).contains(reply.code.rawValue), "a code has three digits, the first of which may be 0")
    } else {
      try hold((200...599).contains(reply.code.rawValue), "a code is one that SMTP can have")
    }
    try hold(!record.octets.contains(ASCII.lineFeed), "what is shown is one line")
    try hold((record.host?.utf8.count ?? 0) <= 255, "a host's name has its bound")
    try hold(!record.isLocal || !record.hasCode, "a mail system's own words have no number of a server's")
  }

  /// The same octets as somebody may type them.
  private static func typed(_ input: [UInt8]) throws(BrokenRule) {
    let text = String(decoding: input.prefix(2_000), as: UTF8.self)
    if let record = TypedText.record(text) {
      try hold(!record.octets.contains(ASCII.lineFeed), "what is shown of a typed reply is one line")
    }
    try hold(TypedText.topic(text).utf8.count <= 3 * 256, "a topic is short")
  }

  /// What is counted as one does not depend on where it stands.
  private static func keys(_ records: [Record]) throws(BrokenRule) {
    for record in records.prefix(8) {
      var moved = record
      moved.line += 1
      try hold(RefusalKey(moved) == RefusalKey(record), "a refusal is the same in another line")
    }
  }
}
