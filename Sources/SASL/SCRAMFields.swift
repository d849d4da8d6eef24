/// The fields of a SCRAM message, `n=user,r=nonce`, in their order (RFC 5802, section 5.1).
struct SCRAMFields: Sendable, Equatable {
  struct Field: Sendable, Equatable {
    let name: Character
    let value: String
  }

  let all: [Field]

  /// Nil unless each part between commas is a letter, `=` and something.
  init?(_ text: some StringProtocol) {
    var all: [Field] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let name = part.first, name.isASCII, name.isLetter, part.dropFirst().first == "=", part.utf8.count > 2
      else { return nil }
      all.append(Field(name: name, value: String(part.dropFirst(2))))
    }
    self.all = all
  }

  /// What they are called, in their order: `nr`.
  var names: String { String(all.map(\.name)) }

  subscript(_ name: Character) -> String? { all.first { $0.name == name }?.value }

  /// `=2C` is a comma and `=3D` an equals sign in a name; nil for any other equals sign (RFC 5802, section 5.1).
  static func name(_ escaped: some StringProtocol) -> String? {
    var pieces = escaped.split(separator: "=", omittingEmptySubsequences: false).map { String($0) }[...]
    guard var name = pieces.popFirst() else { return nil }
    for piece in pieces {
      guard piece.hasPrefix("2C") || piece.hasPrefix("3D") else { return nil }
      name += (piece.first == "2" ? "," : "=") + piece.dropFirst(2)
    }
    return name
  }

  static func escaped(_ name: String) -> String {
    // By scalars: a comma with an accent on it is still a comma to the other side.
    name.unicodeScalars.reduce(into: "") { $0 += $1 == "," ? "=2C" : $1 == "=" ? "=3D" : String($1) }
  }
}
