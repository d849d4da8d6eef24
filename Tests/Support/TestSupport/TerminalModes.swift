import CPseudoTerminal

/// The modes of a terminal, for comparing what a program leaves behind with what it found, as `stty -a`
/// before and after.
package struct TerminalModes: Sendable, Equatable {
  /// Flags of input, output, control and local modes, then the control characters.
  package var values: [UInt32]

  init?(descriptor: Int32) {
    var modes = termios()
    guard cpt_modes(descriptor, &modes) else { return nil }
    self.init(modes)
  }

  init(_ modes: termios) {
    let characters = withUnsafeBytes(of: modes.c_cc) { $0.map(UInt32.init) }
    values = [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag] + characters
    echoes = modes.c_lflag & UInt32(ECHO) != 0
  }

  /// Whether typed keys show by themselves.
  package var echoes: Bool
}
