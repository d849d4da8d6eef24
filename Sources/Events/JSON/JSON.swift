import Octets
import Terminal

/// A JSON value to be written on one line. What a person could not see, or a terminal would obey, stands in it as
/// `\uXXXX`, so the text is as safe to show as it is to parse (RFC 8259).
indirect enum JSON: Equatable {
  case string(String)
  case integer(Int)
  /// A number of milliseconds, given with three decimals.
  case milliseconds(Double)
  case bool(Bool)
  case null
  case array([JSON])
  /// The members in the order in which they are written.
  case object([(name: String, value: JSON)])

  static func == (left: JSON, right: JSON) -> Bool { left.text == right.text }

  init(_ text: String?) { self = text.map(JSON.string) ?? .null }

  /// On one line, without a line end.
  var text: String { String(decoding: octets, as: UTF8.self) }

  /// The same, in UTF-8.
  var octets: [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(1_024)
    write(into: &text)
    return text
  }

  private func write(into text: inout [UInt8]) {
    switch self {
    case .string(let string): Self.write(string, into: &text)
    case .integer(let number): text += String(number).utf8
    case .milliseconds(let value): text += Self.decimal(value).utf8
    case .bool(let value): text += (value ? "true" : "false").utf8
    case .null: text += "null".utf8
    case .array(let values):
      text.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        value.write(into: &text)
      }
      text.append(UInt8(ascii: "]"))
    case .object(let members):
      text.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        Self.write(member.name, into: &text)
        text.append(UInt8(ascii: ":"))
        member.value.write(into: &text)
      }
      text.append(UInt8(ascii: "}"))
    }
  }

  /// 2.5 is `2.500`. What is no number of JSON's, or no time, is 0.
  private static func decimal(_ value: Double) -> String {
    guard value.isFinite, value > 0, value < 1e12 else { return "0" }
    let thousandths = Int((value * 1_000).rounded())
    return "\(thousandths / 1_000).\(String(1_000 + thousandths % 1_000).dropFirst())"
  }

  private static func write(_ string: String, into text: inout [UInt8]) {
    text.append(UInt8(ascii: "\""))
    defer { text.append(UInt8(ascii: "\"")) }
    var string = string
    if string.withUTF8({ writeASCII($0, into: &text) }) { return }
    for scalar in string.unicodeScalars {
      let own = String(scalar)
      if let pair = short(scalar) {
        text += pair
      } else if visible(own) == own {
        text += own.utf8
      } else {
        escape(scalar, into: &text)
      }
    }
  }

  /// Nearly every string is ASCII, and most of it is written as it is. False: it is not, and nothing was written.
  private static func writeASCII(_ string: UnsafeBufferPointer<UInt8>, into text: inout [UInt8]) -> Bool {
    guard string.allSatisfy({ $0 < 0x80 }) else { return false }
    var start = 0
    for (index, octet) in string.enumerated() {
      if octet >= 0x20 && octet < 0x7F && octet != UInt8(ascii: "\"") && octet != UInt8(ascii: "\\") { continue }
      text += string[start..<index]
      start = index + 1
      if let pair = short(Unicode.Scalar(octet)) { text += pair } else { escape(Unicode.Scalar(octet), into: &text) }
    }
    text += string[start...]
    return true
  }

  /// What has an escape of two characters (RFC 8259, section 7).
  private static func short(_ scalar: Unicode.Scalar) -> String.UTF8View? {
    switch scalar {
    case "\"": #"\""#.utf8
    case "\\": #"\\"#.utf8
    case "\n": #"\n"#.utf8
    case "\r": #"\r"#.utf8
    case "\t": #"\t"#.utf8
    default: nil
    }
  }

  /// `\u202e`, and two of these for a character beyond U+FFFF.
  private static func escape(_ scalar: Unicode.Scalar, into text: inout [UInt8]) {
    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
      text += "\\u\(unit.digits(4, radix: 16).lowercased())".utf8
    }
  }
}
