import Octets
import SMTP

/// A reply as a person types it or copies it from somewhere: with quotes, with the mark of a field, with an enhanced code
/// alone, with the sentence around it.
///
///     smtp;550 5.1.1 no such user        "550: no such user"        #5.1.1 no such user
package enum TypedText {
  /// What the text holds; nil for words in which there is no reply.
  package static func record(_ text: String) -> Record? {
    let octets = Array(text.utf8.prefix(RecordReader.lineLimit))
    let words = stripped(octets[...])
    if let reply = ReplyText.reply(words) ?? enhanced(words) {
      return Record(
        answer: RecordReader.answer(reply, nil), line: 1, source: .alone, hasCode: ReplyText.code(of: words) != nil)
    }
    var reader = RecordReader()
    var records: [Record] = []
    for line in octets.split(separator: ASCII.lineFeed) { records += reader.read(Array(line)) }
    records += reader.finish()
    return records.first(where: \.isRefusal) ?? records.first
  }

  /// The word by which a text is looked up, without what people put around it: quotes, brackets, `#`.
  package static func topic(_ text: String) -> String {
    String(decoding: stripped(Array(text.utf8.prefix(256))[...]), as: UTF8.self)
  }

  private static func stripped(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text.trimmingBlanks
    while let first = text.first, "\"'`(<[#".utf8.contains(first) || first.isBlank { text = text.dropFirst() }
    while let last = text.last, "\"'`".utf8.contains(last) || last.isBlank { text = text.dropLast() }
    for mark: StaticString in ["smtp;", "smtp :", "SMTP error:"] where text.starts(withKeyword: mark) {
      text = text.dropFirst(mark.utf8CodeUnitCount).trimmingBlanks
    }
    return text
  }

  /// `5.1.1 no such user`: the number that belongs to the class is put before it.
  private static func enhanced(_ words: ArraySlice<UInt8>) -> Reply? {
    guard let status = EnhancedStatusCode(startOf: words.prefix(16)), status.statusClass != 2,
      words.contains(where: \.isBlank),
      let code = ReplyCode(rawValue: status.statusClass == 4 ? 450 : 550)
    else { return nil }
    return ReplyText.made(code, words)
  }
}
