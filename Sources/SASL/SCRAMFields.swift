/// The fields of a SCRAM message, `n=user,r=nonce`, in their order (RFC 5802, section 5.1).
///
/// It is read by scalars: a comma or an equals sign with an accent on it is still one to the other side.
struct SCRAMFields: Sendable, Equatable {
  struct Field: Sendable, Equatable {
    let name: Character
    let value: String
  }

  let all: [Field]

  /// Nil unless each part between commas is a letter, `=` and something.
  init?(_ text: some StringProtocol) {
    var all: [Field] = []
    for part in text.unicodeScalars.split(separator: ",", omittingEmptySubsequences: false) {
      guard let name = part.first, name.isASCII, Character(name).isLetter, part.dropFirst().first == "=",
        part.dropFirst(2).first != nil
      else { return nil }
      all.append(Field(name: Character(name), value: Self.text(part.dropFirst(2))))
    }
    self.all = all
  }

  /// What they are called, in their order: `nr`.
  var names: String { String(all.map(\.name)) }

  subscript(_ name: Character) -> String? { all.first { $0.name == name }?.value }

  /// `=2C` is a comma and `=3D` an equals sign in a name; nil for any other equals sign (RFC 5802, section 5.1).
  static func name(_ escaped: some StringProtocol) -> String? {
    var pieces = escaped.unicodeScalars.split(separator: "=", omittingEmptySubsequences: false)[...]
    guard let first = pieces.popFirst() else { return nil }
    var name = text(first)
    for piece in pieces {
      let code = text(piece.prefix(2))
      guard code == "2C" || code == "3D" else { return nil }
      name += (code == "2C" ? "," : "=") + text(piece.dropFirst(2))
    }
    return name
  }

  /// Whom to act for, as it is between the first two commas: `a=NAME`, or nothing (RFC 5801, section 4).
  static func otherName(_ part: String) -> String? {
    if part.isEmpty { return "" }
    return part.utf8.starts(with: "a=".utf8) ? name(text(part.unicodeScalars.dropFirst(2))) : nil
  }

  private static func text(_ scalars: some Collection<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  static func escaped(_ name: String) -> String {
    name.unicodeScalars.reduce(into: "") { $0 += $1 == "," ? "=2C" : $1 == "=" ? "=3D" : String($1) }
  }
}
