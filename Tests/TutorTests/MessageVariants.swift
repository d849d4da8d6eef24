@testable import Lessons

/// Other ways to write a message that a lesson asks for. Dots are not doubled, and the one that ends it is not there.
struct MessageVariants {
  private(set) var right: [[String]] = []
  private(set) var wrong: [([String], AnswerVariants.Fault)] = []

  private let headers: [String]
  private let body: [String]

  /// - Parameter lines: an Answer, its lone dot included.
  init(_ lines: [String], hasAnyText: Bool) {
    let lines = lines.dropLast()
    headers = Array(lines.prefix { !$0.isEmpty })
    body = Array(lines.dropFirst(headers.count + 1))
    addHeaders()
    addBodies()
    addFaults(hasAnyText)
    if hasAnyText { addTexts() }
  }

  private func with(_ headers: [String], _ body: [String]? = nil) -> [String] { headers + [""] + (body ?? self.body) }

  private func each(_ change: (_ name: String, _ value: String) -> String) -> [String] {
    headers.map { header in
      let parts = header.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return change(parts[0], String(parts[1].drop { $0 == " " }))
    }
  }

  private mutating func addHeaders() {
    right += [
      with(headers), with(headers.reversed()), with(each { "\($0.uppercased()): \($1)" }),
      with(each { "\($0.lowercased()): \($1)" }),
      with(each { "\($0):\($1)" }), with(each { "\($0):   \($1)" }), with(each { "\($0): \($1) " }),
      with(each { "\($0):\t\($1)" }),
      with(each { "\($0) : \($1)" }), with(each { "\($0): \($1.uppercased())" }),
      with(each { "\($0): \($1.lowercased())" }),
      with(headers + ["X-Mood: sunny"]), with(["Date: Fri, 27 Nov 2026 10:00:00 +0000"] + headers),
      with(["Received: from palace.example by moon.example"] + headers),
      // A long header may go on in the next line (RFC 5322, section 2.2.3).
      with(each { "\($0):\n \($1)" }.flatMap { $0.split(separator: "\n").map(String.init) }),
      with(
        each { name, value in
          let isOfPeople = ["From", "To", "Cc"].contains(name) && !value.contains("@")
          return isOfPeople ? "\(name): \"\(value)\"" : "\(name): \(value)"
        }),
      with(
        each { name, value in
          let isOfPeople = ["From", "To", "Cc"].contains(name) && !value.contains("@")
          return isOfPeople ? "\(name): \(value) <someone@example.org>" : "\(name): \(value)"
        }),
    ]
  }

  private mutating func addBodies() {
    let dots = body.filter { $0.hasPrefix(".") }
    right += [
      with(headers, ["Something else."] + dots), with(headers, dots + ["Words", "", "and more words"]),
      with(headers, body + [""]), with(headers, [""] + body), with(headers, body + ["Subject: in the body"]),
      with(headers, ["grüße"] + dots),
    ]
  }

  private mutating func addTexts() {
    right += [with(each { name, _ in "\(name): anything" }), with(each { name, value in "\(name): \(value)!" })]
  }

  private mutating func addFaults(_ hasAnyText: Bool) {
    wrong.append((headers + body.filter { $0 != "" && !$0.contains(":") }, .emptyLine))
    wrong.append((with(headers, [""]), .text))
    if !headers.isEmpty {
      wrong += [
        (with(Array(headers.dropFirst())), .header), ([""] + headers + body, .header),
        (with(each { "\($0) \($1)" }), .header),
        (with(each { "X\($0): \($1)" }), .header),
      ]
      if !hasAnyText { wrong.append((with(each { "\($0): x\($1)" }), .header)) }
    }
    if body.contains(where: { $0.hasPrefix(".") }) {
      wrong.append((with(headers, body.map { String($0.drop { $0 == "." }) } + ["x"]), .dotLine))
    }
  }
}
