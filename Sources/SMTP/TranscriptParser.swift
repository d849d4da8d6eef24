import Octets

extension Transcript {
  /// Octets a transcript's text may have.
  package static let sizeLimit = 16 * 1_024 * 1_024
  /// Lines it may have.
  package static let lineLimit = 100_000

  /// Reads the text form. Lines may end with LF or CRLF; spaces at the end of a line do not count, a space that is
  /// meant there is `\x20`.
  package init(parsing text: [UInt8]) throws(TranscriptError) {
    guard text.count <= Self.sizeLimit else {
      throw TranscriptError(line: 1, fact: .tooLarge(limit: Self.sizeLimit))
    }
    var entries: [Entry] = []
    // A byte order mark is an editor's, not the session's.
    var rest = text.starts(with: [0xEF, 0xBB, 0xBF]) ? text.dropFirst(3) : text[...]
    while !rest.isEmpty {
      let number = entries.count + 1
      guard number <= Self.lineLimit else {
        throw TranscriptError(line: number, fact: .tooManyLines(limit: Self.lineLimit))
      }
      let end = rest.firstIndex(of: ASCII.lineFeed)
      var line = rest[..<(end ?? rest.endIndex)]
      rest = end.map { rest[($0 + 1)...] } ?? []
      line = line.withoutCarriageReturn
      while let last = line.last, last.isBlank { line = line.dropLast() }
      do throws(TranscriptError.Fact) {
        entries.append(try Entry(parsing: line))
      } catch {
        throw TranscriptError(line: number, fact: error)
      }
    }
    self.init(entries)
  }
}

extension Transcript.Entry {
  fileprivate init(parsing line: ArraySlice<UInt8>) throws(TranscriptError.Fact) {
    let line = Transcript.withoutStamp(line)
    guard let first = line.first else {
      self = .blank
      return
    }
    if first == UInt8(ascii: "#") {
      let words = line.dropFirst()
      self = .note(OctetNotation.words(words.first == ASCII.space ? words.dropFirst() : words))
      return
    }
    let mark = String(decoding: line.prefix(2), as: UTF8.self)
    guard ["C:", "S:", "C|", "S|", "C!", "S!"].contains(mark) else {
      throw .unknownMark(OctetNotation.excerpt(line))
    }
    guard line.count == 2 || line[line.startIndex + 2] == ASCII.space else {
      throw .missingBlank(OctetNotation.excerpt(line))
    }
    let text = line.dropFirst(3)
    switch mark {
    case "C:": self = .client(try OctetNotation.template(text, style: .line))
    case "S:": self = .server(try OctetNotation.template(text, style: .line))
    case "C|": self = .clientRaw(try OctetNotation.template(text, style: .raw))
    case "S|": self = .serverRaw(try OctetNotation.template(text, style: .raw))
    default: self = try Self.event(by: mark == "C!" ? .client : .server, text)
    }
  }

  private static func event(
    by side: Transcript.Side, _ text: ArraySlice<UInt8>
  ) throws(TranscriptError.Fact) -> Self {
    let words = text.split(separator: ASCII.space).map { String(decoding: $0, as: UTF8.self) }
    switch (words.first, words.count) {
    case ("close", 1): return .close(by: side)
    case ("reset", 1): return .reset(by: side)
    case ("wait", 2) where side == .client:
      guard let time = milliseconds(words[1]) else { throw .malformedWait(OctetNotation.excerpt(text)) }
      return .wait(milliseconds: time)
    default: throw .unknownEvent(OctetNotation.excerpt(text))
    }
  }

  /// Seconds with at most three decimals; nil for anything else, and for more than an `Int` holds.
  private static func milliseconds(_ text: String) -> Int? {
    let parts = text.utf8.split(separator: ASCII.dot, omittingEmptySubsequences: false).map(Array.init)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) })
    else { return nil }
    let decimals = parts.count == 2 ? parts[1] : []
    guard decimals.count <= 3 else { return nil }
    let padded = decimals + [UInt8](repeating: UInt8(ascii: "0"), count: 3 - decimals.count)
    return Int(String(decoding: parts[0] + padded, as: UTF8.self))
  }
}
