import Foundation

/// As much of JSON Schema as docs/json.schema.json uses. A word it does not know is a mistake, so that nothing in the
/// file holds by being overlooked.
package struct JSONSchema {
  private let definitions: [String: [String: Any]]

  package init(path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    guard let whole = try JSONSerialization.jsonObject(with: data) as? [String: Any],
      let definitions = whole["$defs"] as? [String: [String: Any]]
    else { throw PeerError("\(path) is no schema") }
    self.definitions = definitions
  }

  /// The events that have a definition.
  package var events: Set<String> {
    Set(definitions.filter { ($0.value["properties"] as? [String: Any])?["event"] != nil }.keys)
  }

  /// What is wrong with a line's object.
  package func mistakes(in object: [String: Any]) -> [String] {
    guard let event = object["event"] as? String, let rule = definitions[event] else { return ["unknown event"] }
    return mistakes(object, rule, event)
  }

  private func mistakes(_ value: Any, _ rule: [String: Any], _ path: String) -> [String] {
    rule.flatMap { word, argument -> [String] in
      switch word {
      case "$ref":
        let name = String((argument as? String ?? "").dropFirst("#/$defs/".count))
        return definitions[name].map { mistakes(value, $0, path) } ?? ["\(path): no definition \(name)"]
      case "anyOf":
        let rules = argument as? [[String: Any]] ?? []
        return rules.contains { mistakes(value, $0, path).isEmpty } ? [] : ["\(path): fits none"]
      case "const": return same(value, argument) ? [] : ["\(path): not \(argument)"]
      case "enum":
        return (argument as? [Any] ?? []).contains { same(value, $0) } ? [] : ["\(path): not one of those listed"]
      case "pattern":
        let text = value as? String ?? ""
        let pattern = argument as? String ?? ""
        return text.range(of: pattern, options: .regularExpression) == nil ? ["\(path): not \(pattern)"] : []
      case "type":
        let names = argument as? [String] ?? [argument as? String ?? ""]
        return names.contains { has(value, $0) } ? [] : ["\(path): not of type \(names)"]
      case "required":
        let members = value as? [String: Any] ?? [:]
        return (argument as? [String] ?? []).filter { members[$0] == nil }.map { "\(path).\($0) is missing" }
      case "properties": return members(value, argument as? [String: [String: Any]] ?? [:], path)
      case "items":
        return (value as? [Any] ?? []).flatMap { mistakes($0, argument as? [String: Any] ?? [:], path) }
      case "additionalProperties": return []  // `members` takes none
      default: return ["the schema says \(word), which this check does not know"]
      }
    }
  }

  private func members(_ value: Any, _ rules: [String: [String: Any]], _ path: String) -> [String] {
    (value as? [String: Any] ?? [:]).flatMap { name, member in
      rules[name].map { mistakes(member, $0, "\(path).\(name)") } ?? ["\(path).\(name) is unknown"]
    }
  }

  private func same(_ value: Any, _ other: Any) -> Bool {
    if let value = value as? String { return value == other as? String }
    return value as? Int == other as? Int && value is Int
  }

  private func has(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "null": value is NSNull
    case "string": value is String
    case "array": value is [Any]
    case "object": value is [String: Any]
    case "boolean": (value as? NSNumber).map(Self.isBool) ?? false
    case "number": (value as? NSNumber).map { !Self.isBool($0) } ?? false
    case "integer": (value as? NSNumber).map { !Self.isBool($0) && $0.doubleValue == Double($0.intValue) } ?? false
    default: false
    }
  }

  private static func isBool(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
