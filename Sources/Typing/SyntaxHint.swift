import Annotations
import Octets
package import SMTP

/// What is still to come of a command that is being typed: the rest of its syntax, as the tables of `:help` have it,
/// with what this server offers in its place. It knows no terminal, and nothing of what was typed before.
///
///     MAIL               FROM:<address>
///     MAIL FROM:<a@b>    [SIZE=octets] [BODY=8BITMIME|7BIT]
///     :inbox bob         [NUMBER]
package struct SyntaxHint {
  var stage = Stage.start
  var extensions: ExtensionList?
  /// How each verb is written.
  var verbs: [String] = []

  package init(stage: Stage = .start, extensions: ExtensionList? = nil, verbs: [String] = []) {
    self.stage = stage
    self.extensions = extensions
    self.verbs = verbs
  }

  /// Lines longer than this have no more syntax to learn.
  private static let limit = 1_000

  /// What follows the line, in pieces that can be left out from the end; each begins with its blank.
  package func pieces(behind line: [UInt8]) -> [String] {
    guard stage != .message, stage != .auth, line.count < Self.limit,
      let text = String(validating: line, as: UTF8.self), let first = text.first
    else { return [] }
    if first == ":" {
      return Self.form(of: text, in: LocalCommand.table.map(\.usage)).map { words($0, behind: text) } ?? []
    }
    guard let form = Self.form(of: text, in: verbs) else { return [] }
    let pieces = path(form, behind: text) ?? words(offering(form), behind: text)
    // As with Tab, the letters keep the case in which they were begun.
    return first.isLowercase ? pieces.map { $0.lowercased() } : pieces
  }

  /// The form whose first word was typed, or can only be meant by what was typed of it.
  private static func form(of text: String, in forms: [String]) -> String? {
    let word = text.prefix { $0 != " " }.uppercased()
    guard !word.isEmpty else { return nil }
    let begun = forms.filter { $0.uppercased().hasPrefix(word) }
    if let whole = begun.first(where: { $0.prefix { $0 != " " }.uppercased() == word }) { return whole }
    return begun.count == 1 && !text.contains(" ") ? begun.first : nil
  }

  // MARK: Words

  /// With the server's own mechanisms for AUTH.
  private func offering(_ form: String) -> String {
    guard let mechanisms = extensions?[.auth]?.parameters, !mechanisms.isEmpty else { return form }
    return form.replacing(phrase: " mechanism ", with: " \(mechanisms.joined(separator: "|")) ")
  }

  /// A form is a row of words, some in brackets; as many as were typed are done with.
  private func words(_ form: String, behind text: String) -> [String] {
    let wanted = form.split(separator: " ")
    let typed = text.split(separator: " ")
    guard let last = typed.last, typed.count <= wanted.count else { return [] }
    let endsInBlank = text.last == " "
    if !endsInBlank, typed.count == 1, last.count < wanted[0].count {
      return [String(wanted[0].dropFirst(last.count))] + Self.pieces(wanted.dropFirst())
    }
    if !endsInBlank, let rest = Self.rest(of: last, among: Self.choices(in: wanted[typed.count - 1])) { return rest }
    return Self.pieces(wanted.dropFirst(typed.count), afterBlank: endsInBlank)
  }

  /// The values to choose from in `[on|off]`; none where a value of one's own is meant.
  private static func choices(in word: Substring) -> [Substring] {
    word.contains("|") ? word.split { "[|]".contains($0) } : []
  }

  /// The rest of the one choice that was begun, and nothing while several are possible; nil when none was begun.
  private static func rest(of word: Substring, among choices: [Substring]) -> [String]? {
    let typed = word.uppercased()
    let begun = choices.filter { $0.uppercased().hasPrefix(typed) }
    guard !begun.isEmpty, !begun.contains(where: { $0.uppercased() == typed }) else { return nil }
    return begun.count == 1 ? [String(begun[0].dropFirst(word.count))] : []
  }

  /// Brackets inside each other stay together: `[HOST [PORT]]`, and `[PORT]` once the host is there.
  private static func pieces(_ words: ArraySlice<Substring>, afterBlank: Bool = false) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var open = 0
    for word in words {
      piece += piece.isEmpty && pieces.isEmpty && afterBlank ? "\(word)" : " \(word)"
      open += word.count { $0 == "[" } - word.count { $0 == "]" }
      guard open <= 0 else { continue }
      pieces.append(String(piece.dropLast(-open)))
      (piece, open) = ("", 0)
    }
    return pieces
  }

  // MARK: A path and its parameters

  /// Nil for a form without a path.
  private func path(_ form: String, behind text: String) -> [String]? {
    guard let open = form.firstIndex(of: "<"), let close = form.firstIndex(of: ">") else { return nil }
    guard let bracket = text.firstIndex(of: "<") else {
      let isBegun = form[...open].uppercased().hasPrefix(text.uppercased())
      return isBegun ? [String(form[...close].dropFirst(text.count))] : []
    }
    guard let verb = Completer.kind(of: text[..<bracket]) else { return [] }
    let inside = text[text.index(after: bracket)...]
    guard let end = inside.firstIndex(of: ">") else {
      return [inside.isEmpty ? String(form[form.index(after: open)...close]) : ">"]
    }
    return parameters(of: verb, behind: inside[inside.index(after: end)...])
  }

  private func parameters(of verb: Verb, behind text: Substring) -> [String] {
    guard text.isEmpty || text.first == " " else { return [] }
    let given = text.split(separator: " ")
    let names = given.map { $0.prefix { $0 != "=" }.uppercased() }
    let offered = MailParameter.offered(to: verb, by: extensions)
    if let last = given.last, let name = names.last, text.last != " " {
      guard let parameter = offered.first(where: { $0.name == name }) else {
        return Self.rest(of: last, among: offered.map { $0.form[...] }) ?? []
      }
      guard parameter.values.isEmpty || last.count > name.count else {
        return [String(parameter.form.dropFirst(name.count))]
      }
      let value = last.dropFirst(name.count + 1)
      if value.isEmpty, !parameter.values.isEmpty { return [parameter.values.joined(separator: "|")] }
      if parameter.values.count > 1, let rest = Self.rest(of: value, among: parameter.values) { return rest }
    }
    let rest = offered.filter { !names.contains(String($0.name)) }.map { "[\($0.form)]"[...] }
    return Self.pieces(rest[...], afterBlank: text.last == " ")
  }
}
