internal import SMTP

/// Keeps what may be a password off the screen and out of every file.
enum Secrets {
  private static let stars = Array("****".utf8)

  /// The line as it may be shown: the verb and the mechanism stay.
  static func masked(_ request: Request) -> [UInt8] {
    let (open, hasSecret) = split(request)
    return hasSecret ? open + stars : open
  }

  /// The line as it may be kept: whoever replays it is asked for the secret.
  static func template(_ request: Request) -> Template {
    let (open, hasSecret) = split(request)
    var template = Template(open)
    if hasSecret, let placeholder = Placeholder(name: "response", isSecret: true) {
      template.append(.placeholder(placeholder))
    }
    return template
  }

  /// The index from which a typed line is shown as stars; nil for a line without a secret.
  static func start(in line: [UInt8], stage: Stage) -> Int? {
    if stage == .auth { return 0 }
    let request = Request(kind: .command(Verb(of: line)), line: line)
    guard request.isSecret else { return nil }
    let (open, hasSecret) = split(request)
    return hasSecret ? open.count : nil
  }

  private static func split(_ request: Request) -> (open: [UInt8], hasSecret: Bool) {
    if request.kind == .authResponse { return ([], true) }
    let line = request.line
    // AUTH, blanks, the mechanism, blanks: what follows is the initial response.
    var index = line.firstIndex(where: \.isBlank) ?? line.endIndex
    index = line[index...].firstIndex { !$0.isBlank } ?? line.endIndex
    index = line[index...].firstIndex(where: \.isBlank) ?? line.endIndex
    index = line[index...].firstIndex { !$0.isBlank } ?? line.endIndex
    return (Array(line[..<index]), index < line.endIndex)
  }
}
