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
  var text: String {
    var text: [UInt8] = []
    write(into: &text)
    return String(decoding: text, as: UTF8.self)
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
    // Nearly every string is written as it is.
    if string.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      text += string.utf8
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += [UInt8(ascii: "\\"), UInt8(scalar.value)]
      case "\n": text += "\\n".utf8
      case "\r": text += "\\r".utf8
      case "\t": text += "\\t".utf8
      case " "..."~": text.append(UInt8(scalar.value))
      default:
        let own = String(scalar)
        if visible(own) == own { text += own.utf8 } else { escape(scalar, into: &text) }
      }
    }
  }

  /// `\u202e`, and two of these for a character beyond U+FFFF.
  private static func escape(_ scalar: Unicode.Scalar, into text: inout [UInt8]) {
    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
      text += "\\u\(unit.digits(4, radix: 16).lowercased())".utf8
    }
  }
}
