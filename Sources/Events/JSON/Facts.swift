import Annotations
import Causes
import Octets
import SASL
import SMTP
import TLS

/// What the objects of `--json` are made of; docs/json.schema.json describes them.
enum Facts {
  /// A line, or several: the text, and, where octets in it are no UTF-8, the octets as the notation writes them.
  static func line(_ octets: [UInt8]) -> [(name: String, value: JSON)] {
    let text = String(decoding: octets, as: UTF8.self)
    let members = [(name: "text", value: JSON.string(text))]
    if text.utf8.elementsEqual(octets) { return members }
    return members + [(name: "octets", value: .string(Template(octets).description))]
  }

  static func direction(_ side: Transcript.Side) -> JSON { .string(side == .client ? "client" : "server") }

  /// - Parameters:
  ///   - isBrief: the headline alone.
  ///   - isWhole: everything there is to say.
  static func note(_ note: Note, isBrief: Bool = false, isWhole: Bool = false) -> JSON {
    var members: [(name: String, value: JSON)] = [
      ("id", .string(note.id.rawValue)), ("severity", .string(severity(note.severity))),
      ("headline", .string(note.headline)), ("cause", JSON(note.cause?.rawValue)), ("who", JSON(note.who?.rawValue)),
    ]
    if !isBrief {
      members += [("summary", .string(note.summary)), ("next", JSON(note.next))]
      if isWhole { members.append(("explanation", .array(note.explanation.map(JSON.string)))) }
      members.append(("reference", .string(note.reference)))
    }
    return .object(members)
  }

  private static func severity(_ severity: Note.Severity) -> String {
    switch severity {
    case .done: "done"
    case .goOn: "go-on"
    case .tryLater: "try-later"
    case .refused: "refused"
    case .notSMTP: "not-smtp"
    case .information: "information"
    }
  }

  static func request(_ request: Request?) -> JSON {
    guard let request else { return .null }
    var members: [(name: String, value: JSON)] = [("kind", .string(kind(request.kind)))]
    if let verb = request.verb { members.append(("verb", .string(verb.rawValue))) }
    if request.kind != .connection { members += line(shown(request)) }
    return .object(members)
  }

  private static func kind(_ kind: Request.Kind) -> String {
    switch kind {
    case .connection: "connection"
    case .command: "command"
    case .endOfMessage: "end-of-message"
    case .authResponse: "auth-response"
    }
  }

  /// Octets sent with `:raw` come back here as requests, whatever words hide a login in them: better masked once too
  /// often than once too seldom.
  private static func shown(_ request: Request) -> [UInt8] {
    if request.isSecret || !Secrets.mayStand(in: request.line, stage: .ready) { return Secrets.masked(request) }
    return request.line.prefix { !$0.isBlank } + Array(" ****".utf8)
  }

  /// A secret has no value.
  static func login(_ content: SASLLine) -> [(name: String, value: JSON)] {
    let form: String
    var count = 0
    switch content.form {
    case .empty: form = "empty"
    case .cancelled: form = "cancelled"
    case .words: form = "words"
    case .base64(let octets): (form, count) = ("base64", octets)
    }
    return [
      ("form", .string(form)), ("size", .integer(count)),
      (
        "fields",
        .array(
          content.fields.map {
            .object([
              ("name", .string($0.name.rawValue)), ("value", JSON($0.value?.raw)), ("secret", .bool($0.isSecret)),
            ])
          })
      ),
      ("faults", .array(content.faults.map { .string($0.word) })),
    ]
  }

  static func difference(_ difference: Difference) -> JSON {
    .object([
      ("step", .integer(difference.step)), ("expected", .string(difference.expected)),
      ("got", .string(difference.got)),
    ])
  }

  static func enhanced(_ reply: Reply) -> JSON { JSON(reply.enhancedStatus?.description) }
}
