import Octets

/// A name that stands for octets known only when a script is played: `${NAME}`, or `${secret:NAME}` for what is
/// never to be shown or kept.
package struct Placeholder: Hashable, Sendable, CustomStringConvertible {
  /// ASCII letters, digits, `_` and `-`; at least one.
  package let name: String
  package let isSecret: Bool

  /// Nil for a name that holds anything else.
  package init?(name: String, isSecret: Bool = false) {
    guard !name.isEmpty,
      name.utf8.allSatisfy({
        $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_") || $0 == ASCII.hyphen
      })
    else { return nil }
    self.name = name
    self.isSecret = isSecret
  }

  /// Reads what is between `${` and `}`.
  init?(inside text: ArraySlice<UInt8>) {
    let mark = Array("secret:".utf8)
    let isSecret = text.starts(with: mark)
    let name = isSecret ? text.dropFirst(mark.count) : text
    self.init(name: String(decoding: name, as: UTF8.self), isSecret: isSecret)
  }

  package var description: String { isSecret ? "${secret:\(name)}" : "${\(name)}" }
}
