/// What a person calls a row of the picture: `a` to `z`, then `aa`, `ab` ...
package enum RowLetter {
  /// - Parameter index: of the report's visits, from 0.
  package static func of(_ index: Int) -> String {
    var rest = index
    var letters = ""
    repeat {
      letters = "\(Character(UnicodeScalar(UInt8(ascii: "a") + UInt8(rest % 26))))\(letters)"
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }

  /// - Returns: nil for what is no letter of a row, or of one that no report has.
  package static func index(of letters: String) -> Int? {
    guard (1...2).contains(letters.utf8.count) else { return nil }
    var index = 0
    for octet in letters.utf8 {
      let lower = octet | 0x20
      guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower) else { return nil }
      index = index * 26 + Int(lower - UInt8(ascii: "a")) + 1
    }
    return index - 1
  }

  /// `a, b or c`, in the order given.
  /// - Parameter last: the word before the last one.
  package static func list(_ rows: [Int], _ last: String = "and") -> String {
    let letters = rows.map(of)
    guard let end = letters.last, letters.count > 1 else { return letters.first ?? "" }
    return "\(letters.dropLast().joined(separator: ", ")) \(last) \(end)"
  }
}
