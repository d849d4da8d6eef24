import Octets

extension Transcript: CustomStringConvertible {
  /// The text form: an entry a line, each ended by LF.
  package var description: String { String(decoding: bytes, as: UTF8.self) }

  package var bytes: [UInt8] {
    var text: [UInt8] = []
    for entry in entries { text += entry.text + [ASCII.lineFeed] }
    return text
  }
}

extension Transcript.Entry: CustomStringConvertible {
  package var description: String { String(decoding: text, as: UTF8.self) }

  /// The entry's line, without a line ending.
  var text: [UInt8] {
    switch self {
    case .client(let template): Self.line("C:", template.text(.line))
    case .server(let template): Self.line("S:", template.text(.line))
    case .clientRaw(let template): Self.line("C|", template.text(.raw))
    case .serverRaw(let template): Self.line("S|", template.text(.raw))
    case .note(let words): Self.line("#", OctetNotation.write(Array(words.utf8), style: .note, isLast: true))
    case .close(let side): Array("\(side.letter)! close".utf8)
    case .reset(let side): Array("\(side.letter)! reset".utf8)
    case .wait(let milliseconds): Array("C! wait \(Self.seconds(milliseconds))".utf8)
    case .blank: []
    }
  }

  private static func line(_ mark: String, _ text: [UInt8]) -> [UInt8] {
    text.isEmpty ? Array(mark.utf8) : Array("\(mark) ".utf8) + text
  }

  /// 2500 is `2.5`, 2000 is `2`, 1 is `0.001`.
  private static func seconds(_ milliseconds: Int) -> String {
    let time = max(0, milliseconds)
    guard time % 1_000 > 0 else { return "\(time / 1_000)" }
    var decimals = String(String(1_000 + time % 1_000).dropFirst())
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return "\(time / 1_000).\(decimals)"
  }
}

extension Transcript.Side {
  var letter: String { self == .client ? "C" : "S" }
}

extension Template: CustomStringConvertible {
  /// As it follows `C: `.
  package var description: String { String(decoding: text(.line), as: UTF8.self) }

  func text(_ style: OctetNotation.Style) -> [UInt8] {
    var text: [UInt8] = []
    for (index, segment) in segments.enumerated() {
      switch segment {
      case .octets(let octets):
        text += OctetNotation.write(octets, style: style, isLast: index == segments.count - 1)
      case .placeholder(let placeholder): text += placeholder.description.utf8
      }
    }
    return text
  }
}
