/// Puts together a secret from keys, without showing anything. readline is no place for it: its kill ring
/// would show a password at the next Ctrl-Y.
struct SecretReader {
  enum Step: Equatable {
    case more
    case accepted([UInt8])
    case cancelled
  }

  /// Longer than any password; what comes after it is ignored.
  private static let limit = 4_096

  private var secret: [UInt8] = []
  private var sequence = Sequence.none

  /// An arrow or function key sends several octets, which are no part of a secret.
  private enum Sequence {
    case none, escape, control, single
  }

  /// What a key does: Enter accepts, Backspace takes a character back, Ctrl-U and Ctrl-W all of them,
  /// Ctrl-D with nothing typed gives up; other control keys do nothing.
  mutating func press(_ key: UInt8) -> Step {
    if skipsSequence(key) { return .more }
    switch key {
    case 0x0a, 0x0d: return .accepted(secret)
    case 0x04 where secret.isEmpty: return .cancelled
    case 0x03: return .cancelled
    case 0x7f, 0x08: removeCharacter()
    case 0x15, 0x17: secret = []
    case 0x1b: sequence = .escape
    case 0x00..<0x20: break
    default: if secret.count < Self.limit { secret.append(key) }
    }
    return .more
  }

  private mutating func removeCharacter() {
    while let last = secret.popLast(), last & 0xc0 == 0x80 {}  // the octets that continue a character
  }

  private mutating func skipsSequence(_ key: UInt8) -> Bool {
    switch (sequence, key) {
    case (.none, _): return false
    case (_, 0x00..<0x20):  // a key of its own: the sequence was none
      sequence = .none
      return false
    case (.escape, 0x5b): sequence = .control  // ESC [
    case (.escape, 0x4f): sequence = .single  // ESC O
    case (.control, 0x20..<0x40): break  // its parameters
    default: sequence = .none
    }
    return true
  }
}
