import Octets

/// How octets stand in a text that people read and programs read back: printable ASCII and visible UTF-8 as they
/// are, the rest as `\xNN`, a backslash as `\\`. Nothing is lost, and nothing invisible gets through.
enum OctetNotation {
  enum Style {
    /// One line: a CR or LF is out of the ordinary.
    case line
    /// Line ends belong to it: `\r`, `\n` and `\t` have names.
    case raw
    /// The tutor's words: `${` means nothing in them.
    case note

    fileprivate func name(of byte: UInt8) -> String? {
      guard self == .raw else { return nil }
      return switch byte {
      case ASCII.carriageReturn: "\\r"
      case ASCII.lineFeed: "\\n"
      case ASCII.tab: "\\t"
      default: nil
      }
    }

    fileprivate func byte(named letter: UInt8) -> UInt8? {
      guard self == .raw else { return nil }
      return switch letter {
      case UInt8(ascii: "r"): ASCII.carriageReturn
      case UInt8(ascii: "n"): ASCII.lineFeed
      case UInt8(ascii: "t"): ASCII.tab
      default: nil
      }
    }
  }

  private static let backslash = UInt8(ascii: "\\")
  private static let dollar = UInt8(ascii: "$")
  private static let brace = UInt8(ascii: "{")

  // MARK: Printing

  /// - Parameter isLast: whether the text ends here, where a space would be lost.
  static func write(_ octets: [UInt8], style: Style, isLast: Bool) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(octets.count)
    var index = 0
    while index < octets.count {
      let byte = octets[index]
      if byte < 0x80 {
        let next = index + 1 < octets.count ? octets[index + 1] : nil
        let isHidden =
          byte < 0x20 || byte == 0x7F || (byte == ASCII.space && isLast && next == nil)
          || (byte == dollar && next == brace && style != .note)
        if let name = style.name(of: byte) {
          text += name.utf8
        } else if byte == backslash {
          text += [backslash, backslash]
        } else if isHidden {
          text += escape(byte)
        } else {
          text.append(byte)
        }
        index += 1
      } else {
        let (scalar, length) = UTF8Text.scalar(at: index, of: octets)
        for byte in octets[index..<(index + length)] {
          if scalar?.isVisible == true { text.append(byte) } else { text += escape(byte) }
        }
        index += length
      }
    }
    return text
  }

  private static func escape(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return [backslash, UInt8(ascii: "x"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  // MARK: Reading

  static func template(_ text: ArraySlice<UInt8>, style: Style) throws(TranscriptError.Fact) -> Template {
    var template = Template()
    // Nearly every line is written as it is.
    guard text.contains(where: { $0 == backslash || $0 == dollar }) else {
      template.append(.octets(Array(text)))
      return template
    }
    var run: [UInt8] = []
    var rest = text
    while let byte = rest.first {
      if byte == backslash {
        guard let (value, length) = unescape(rest, style: style) else {
          throw .malformedEscape(excerpt(rest.prefix(4)))
        }
        run.append(value)
        rest = rest.dropFirst(length)
      } else if byte == dollar, rest.dropFirst().first == brace {
        guard let end = rest.firstIndex(of: UInt8(ascii: "}")),
          let placeholder = Placeholder(inside: rest[(rest.startIndex + 2)..<end])
        else { throw .malformedPlaceholder(excerpt(rest)) }
        template.append(.octets(run))
        template.append(.placeholder(placeholder))
        run = []
        rest = rest[(end + 1)...]
      } else {
        run.append(byte)
        rest = rest.dropFirst()
      }
    }
    template.append(.octets(run))
    return template
  }

  /// The words of a note; a backslash that begins no escape stands for itself, since people write notes.
  static func words(_ text: ArraySlice<UInt8>) -> String {
    var octets: [UInt8] = []
    var rest = text
    while let byte = rest.first {
      let (value, length) = byte == backslash ? unescape(rest, style: .note) ?? (byte, 1) : (byte, 1)
      octets.append(value)
      rest = rest.dropFirst(length)
    }
    return String(decoding: octets, as: UTF8.self)
  }

  private static func unescape(_ text: ArraySlice<UInt8>, style: Style) -> (value: UInt8, length: Int)? {
    let escape = Array(text.prefix(4))
    guard escape.count > 1 else { return nil }
    if escape[1] == backslash { return (backslash, 2) }
    if let byte = style.byte(named: escape[1]) { return (byte, 2) }
    guard escape.count == 4, escape[1] == UInt8(ascii: "x"),
      let high = hex(escape[2]), let low = hex(escape[3])
    else { return nil }
    return (high << 4 | low, 4)
  }

  private static func hex(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46: digit - 0x41 + 10
    case 0x61...0x66: digit - 0x61 + 10
    default: nil
    }
  }

  /// The beginning of a text, safe to show, for an error to name it.
  static func excerpt(_ text: ArraySlice<UInt8>) -> String {
    String(decoding: write(Array(text.prefix(40)), style: .note, isLast: false), as: UTF8.self)
  }
}
