import Octets

@testable import SASL

/// Base64 in its strict and its lenient form: only what the encoder makes is taken, and what people get wrong comes out
/// as what they meant, with the fault named.
enum Base64Rules {
  static func check(_ input: [UInt8]) throws {
    try strict(input)
    try lenient(input)
    try planted(input)
  }

  private static func strict(_ input: [UInt8]) throws(BrokenRule) {
    if let octets = Base64.decode(input) {
      try hold(input.count <= Base64.limit, "what is decoded has a bound")
      try hold(Array(Base64.encode(octets).utf8) == input, "only what the encoder makes is decoded")
    }
    let text = Base64.encode(input)
    try hold(text.utf8.count == (input.count + 2) / 3 * 4, "three octets take four characters")
    let isShort = text.utf8.count <= Base64.limit
    try hold(Base64.decode(text) == (isShort ? input : nil), "what is encoded is decoded as the same")
    let letters = input.allSatisfy { isLetter($0) }
    try hold(Base64.hasAlphabet(input) == letters, "the alphabet has 64 characters")
  }

  /// Each of the 64, said another way than by the table.
  private static func isLetter(_ octet: UInt8) -> Bool {
    switch octet {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"): true
    default: false
    }
  }

  private static func lenient(_ input: [UInt8]) throws(BrokenRule) {
    guard let (octets, faults) = LenientBase64.decode(input) else {
      return try hold(Base64.decode(input) == nil, "whoever is lenient takes what is right")
    }
    try hold(faults.isEmpty == (Base64.decode(input) != nil), "there is a fault where the strict form refuses")
    let unique = faults.indices.allSatisfy { !faults[..<$0].contains(faults[$0]) }
    try hold(unique, "a fault is told once")
    let meant = Base64.encode(octets).utf8.filter { $0 != UInt8(ascii: "=") }
    try hold(letters(of: input) == meant, "not a letter is added or lost")
  }

  /// The letters of a text as RFC 4648, section 4, has them; blanks and the padding left out.
  private static func letters(of text: [UInt8]) -> [UInt8] {
    text.filter { $0 != UInt8(ascii: "=") && !$0.isBlank }.map {
      $0 == UInt8(ascii: "-") ? UInt8(ascii: "+") : $0 == UInt8(ascii: "_") ? UInt8(ascii: "/") : $0
    }
  }

  /// The faults that have a name, made on purpose.
  private static func planted(_ input: [UInt8]) throws(BrokenRule) {
    let text = Array(Base64.encode(input).utf8)
    guard !text.isEmpty, text.count <= Base64.limit else { return }
    let bare = text.filter { $0 != UInt8(ascii: "=") }
    let safe = text.map {
      $0 == UInt8(ascii: "+") ? UInt8(ascii: "-") : $0 == UInt8(ascii: "/") ? UInt8(ascii: "_") : $0
    }
    let planted: [([UInt8], SASLLineError)] = [
      (bare, .padding), (text + [UInt8(ascii: "=")], .padding), (safe, .urlSafe),
      ([ASCII.space] + text, .blanks), (text + [ASCII.tab], .blanks),
    ]
    for (wrong, fault) in planted where wrong != text {
      let decoded = LenientBase64.decode(wrong)
      try hold(decoded?.octets == input, "what was meant comes out in spite of \(fault)")
      try hold(decoded?.faults == [fault], "\(fault) is named, and nothing else")
    }
  }
}
