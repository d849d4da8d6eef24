extension SourceFile {
  /// The texts between quotation marks, with the number of their line, counted from 1; what is interpolated is left out.
  package var literals: [(line: Int, text: String)] {
    var found: [(line: Int, text: String)] = []
    var isInBlock = false
    for (index, line) in lines.enumerated() {
      if line.contains("\"\"\"") {
        isInBlock.toggle()
      } else if isInBlock {
        found.append((index + 1, line))
      } else {
        found += Self.literals(of: line).map { (index + 1, $0) }
      }
    }
    return found
  }

  private static func literals(of line: String) -> [String] {
    var found: [String] = []
    var text: String?
    var depth = 0
    var characters = Array(line)[...]
    while let character = characters.popFirst() {
      if depth > 0 {
        // Inside \( ), with the literals there: they are not looked into.
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
      } else if text == nil {
        if character == "/", characters.first == "/" { break }
        if character == "\"" { text = "" }
      } else if character == "\\" {
        if characters.popFirst() == "(" { depth = 1 }
        text?.append(" ")
      } else if character == "\"" {
        found.append(text ?? "")
        text = nil
      } else {
        text?.append(character)
      }
    }
    return found
  }
}
