/// The octets SMTP gives a meaning to. Protocol text is compared as octets: whoever sends it may send anything.
@usableFromInline package enum ASCII {
  @inlinable package static var nul: UInt8 { 0x00 }
  @inlinable package static var tab: UInt8 { 0x09 }
  @inlinable package static var lineFeed: UInt8 { 0x0A }
  @inlinable package static var carriageReturn: UInt8 { 0x0D }
  @inlinable package static var space: UInt8 { 0x20 }
  @inlinable package static var dot: UInt8 { 0x2E }
  @inlinable package static var asterisk: UInt8 { 0x2A }
  @inlinable package static var hyphen: UInt8 { 0x2D }
  @inlinable package static var colon: UInt8 { 0x3A }
  package static let crlf: [UInt8] = [carriageReturn, lineFeed]
}

extension UInt8 {
  @inlinable package var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  @inlinable package var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  @inlinable package var isHexDigit: Bool { isASCIIDigit || ((self | 0x20) >= 0x61 && (self | 0x20) <= 0x66) }
  @inlinable package var isBlank: Bool { self == ASCII.space || self == ASCII.tab }
  @inlinable package var asciiUppercased: UInt8 { self >= 0x61 && self <= 0x7A ? self - 0x20 : self }
  @inlinable package var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self + 0x20 : self }
  /// Whether a host name may hold it: a letter, a digit, a hyphen or a dot (RFC 5321, section 2.3.5).
  @inlinable package var isHostNameOctet: Bool {
    isASCIILetter || isASCIIDigit || self == ASCII.hyphen || self == ASCII.dot
  }
}

extension Collection where Element == UInt8 {
  /// Whether these octets begin with `text`, letters compared without regard to case (RFC 5321, section 2.4).
  @inlinable package func starts(withKeyword text: StaticString) -> Bool {
    text.withUTF8Buffer { keyword in
      self.count >= keyword.count
        && zip(self, keyword).allSatisfy { $0.asciiUppercased == $1.asciiUppercased }
    }
  }
}

extension Sequence where Element == UInt8 {
  /// Letters folded to lower case, for words that are searched.
  @inlinable package var asciiLowercased: [UInt8] { map(\.asciiLowercased) }
}

extension Array where Element == UInt8 {
  /// Where `phrase` first occurs; octet by octet, so that no text, however broken, is changed by looking at it.
  package func index(ofPhrase phrase: String) -> Int? { firstIndex(ofOctets: Array(phrase.utf8)) }

  package func contains(phrase: String) -> Bool { index(ofPhrase: phrase) != nil }
}

extension BidirectionalCollection where Element == UInt8 {
  /// A line that was cut at LF, without the CR before it.
  @inlinable package var withoutCarriageReturn: SubSequence { last == ASCII.carriageReturn ? dropLast() : self[...] }

  /// The octets without the spaces and tabs at both ends.
  @inlinable package var trimmingBlanks: SubSequence {
    var rest = self[...]
    while let first = rest.first, first.isBlank { rest = rest.dropFirst() }
    while let last = rest.last, last.isBlank { rest = rest.dropLast() }
    return rest
  }
}

extension String {
  /// The upper-case form of ASCII letters only; a keyword is folded once, in the parser.
  @inlinable package var asciiUppercased: String {
    guard utf8.contains(where: { $0 != $0.asciiUppercased }) else { return self }
    return String(decoding: utf8.map(\.asciiUppercased), as: UTF8.self)
  }
}
