extension Unicode.Scalar {
  /// Whether a reader sees it for what it is: no control, nothing invisible, nothing that changes the direction of
  /// the text around it, and of white space only U+0020.
  package var isVisible: Bool {
    if value < 0x7F { return value >= 0x20 }
    switch value {
    case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890...0x0891, 0x08E2, 0x110BD, 0x110CD:
      return true  // category "format", yet they draw a sign of their own (Prepended_Concatenation_Mark)
    default: break
    }
    // BRAILLE PATTERN BLANK is a symbol by its category, and looks like nothing.
    if value == 0x2800 || properties.isDefaultIgnorableCodePoint { return false }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned: return false
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return false
    default: return true
    }
  }
}

/// UTF-8 in octets that may be anything.
package enum UTF8Text {
  /// What is at an index: a well-formed character, or nil for octets that are none (RFC 3629, section 4), and how many
  /// octets that takes.
  package static func scalar(at index: Int, of octets: [UInt8]) -> (scalar: Unicode.Scalar?, length: Int) {
    var rest = octets[index...].prefix(4).makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    switch parser.parseScalar(from: &rest) {
    case .valid(let encoded): return (Unicode.UTF8.decode(encoded), encoded.count)
    case .error(let length): return (nil, length)
    case .emptyInput: return (nil, 1)
    }
  }
}
