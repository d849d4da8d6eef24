extension Unicode.Scalar {
  /// Whether a reader sees it for what it is: no control, nothing invisible, nothing that changes the direction of
  /// the text around it, and of the blanks only U+0020.
  package var isVisible: Bool {
    if value < 0x7F { return value >= 0x20 }
    // BRAILLE PATTERN BLANK is a symbol by its category, and looks like nothing.
    if value == 0x2800 || properties.isDefaultIgnorableCodePoint { return false }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned: return false
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return false
    default: return true
    }
  }
}
