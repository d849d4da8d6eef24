/// The members of one JSON object (RFC 8259) that are strings, numbers or words; what is nested in it is passed over.
/// It is what a server sends about a token it refuses (RFC 7628, section 3.2.2).
struct FlatJSON {
  let members: [(name: String, value: String)]

  /// Nil unless it is an object from its first to its last octet.
  init?(_ octets: [UInt8]) {
    guard let text = String(validating: octets, as: UTF8.self) else { return nil }
    var reader = Reader(rest: text.unicodeScalars[...])
    guard let members = reader.object() else { return nil }
    self.members = members
  }

  subscript(_ name: String) -> String? { members.first { $0.name == name }?.value }

  private struct Reader {
    var rest: Substring.UnicodeScalarView

    mutating func object() -> [(name: String, value: String)]? {
      var members: [(name: String, value: String)] = []
      guard take("{") else { return nil }
      if take("}") { return isAtEnd ? members : nil }
      repeat {
        guard let name = string(), take(":") else { return nil }
        if let value = string() ?? word() {
          members.append((name, value))
        } else if !skipNested() {
          return nil
        }
      } while take(",")
      return take("}") && isAtEnd ? members : nil
    }

    private var isAtEnd: Bool { rest.allSatisfy(\.properties.isWhitespace) }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
      rest = rest.drop(while: \.properties.isWhitespace)
      guard rest.first == mark else { return false }
      rest.removeFirst()
      return true
    }

    private mutating func string() -> String? {
      guard take("\"") else { return nil }
      var text = String.UnicodeScalarView()
      while let scalar = rest.popFirst() {
        switch scalar {
        case "\"": return String(text)
        case "\\":
          guard let escaped = escaped() else { return nil }
          text.append(escaped)
        default: text.append(scalar)
        }
      }
      return nil
    }

    private mutating func escaped() -> Unicode.Scalar? {
      switch rest.popFirst() {
      case "n": return "\n"
      case "t": return "\t"
      case "r": return "\r"
      case "b": return "\u{8}"
      case "f": return "\u{c}"
      case "u":
        let digits = String(rest.prefix(4))
        guard digits.utf8.count == 4, let number = UInt32(digits, radix: 16) else { return nil }
        rest = rest.dropFirst(4)
        // Half of a pair stays one: nothing here needs what lies beyond.
        return Unicode.Scalar(number) ?? "\u{fffd}"
      case let scalar?: return scalar
      case nil: return nil
      }
    }

    /// A number, `true`, `false` or `null`.
    private mutating func word() -> String? {
      let word = rest.prefix {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789+-.".unicodeScalars.contains($0))
      }
      rest = rest.dropFirst(word.count)
      return word.isEmpty ? nil : String(word)
    }

    /// An array or an object, to the bracket that ends it.
    private mutating func skipNested() -> Bool {
      var depth = 0
      repeat {
        if take("\"") {
          rest.insert("\"", at: rest.startIndex)
          guard string() != nil else { return false }
        } else {
          switch rest.popFirst() {
          case "[", "{": depth += 1
          case "]", "}": depth -= 1
          case nil: return false
          default: break
          }
        }
      } while depth > 0
      return depth == 0
    }
  }
}
