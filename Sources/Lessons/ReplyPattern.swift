package import SMTP

/// One reply code, or all that share a first digit: `250`, `5yz`.
package struct ReplyPattern: Equatable, Sendable, CustomStringConvertible {
  private enum Content: Equatable {
    case code(ReplyCode)
    case kind(digit: Int)
  }

  private let content: Content

  /// Nil for any other text.
  package init?(_ text: some StringProtocol) {
    let octets = Array(text.utf8)
    if let code = ReplyCode(digits: octets), (200...599).contains(code.rawValue) {
      content = .code(code)
    } else if octets.count == 3, (0x32...0x35).contains(octets[0]), octets[1...] == [0x79, 0x7a] {
      content = .kind(digit: Int(octets[0]) - 0x30)
    } else {
      return nil
    }
  }

  package func matches(_ code: ReplyCode) -> Bool {
    switch content {
    case .code(let wanted): code == wanted
    case .kind(let digit): code.rawValue / 100 == digit
    }
  }

  package var description: String {
    switch content {
    case .code(let code): code.description
    case .kind(let digit): "\(digit)yz"
    }
  }
}
