import Foundation
import TestSupport
import Testing

extension WithoutTerminal {
  /// `smtp-tutor check` against a DNS, mail servers and a web server with every fault there is.
  @Suite("check", .serialized)
  struct CheckTests {
    struct Case: Sendable, CustomTestStringConvertible {
      let domain: String
      let status: Int32
      /// What the picture has.
      let shown: [String]
      /// Findings, the worst first.
      let findings: [String]

      var testDescription: String { domain }

      init(_ domain: String, _ status: Int32, _ shown: [String], _ findings: [String]) {
        (self.domain, self.status, self.shown, self.findings) = (domain, status, shown, findings)
      }
    }

    private static let cases: [Case] = []

    private static func check(_ domain: String, _ options: [String] = []) async throws -> Run {
      try await Tutor.run(["check", domain] + CheckWorld.shared().options + options)
    }

    private static func objects(_ run: Run) throws -> [[String: Any]] {
      let schema = try JSONSchema(path: Project.path("docs/json.schema.json"))
      return try run.lines.map { line in
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(schema.mistakes(in: object) == [], "\(line)")
        return object
      }
    }

    @Test("each domain has its picture and its status", arguments: cases)
    func picture(_ wanted: Case) async throws {
      let run = try await Self.check(wanted.domain)
      #expect(run.status == wanted.status)
      #expect(run.lines.last?.hasPrefix("# Outcome: ") == true)
      #expect(run.lines.last?.hasSuffix("; status \(wanted.status)") == true)
      for part in wanted.shown { #expect(run.outputText.contains(part), "\(part)") }
      for line in run.lines.dropLast() { #expect(line.utf8.count <= 74 && line.hasPrefix("#"), "\(line)") }
    }

    @Test("each domain has its findings in JSON", arguments: cases)
    func json(_ wanted: Case) async throws {
      let run = try await Self.check(wanted.domain, ["--json"])
      let objects = try Self.objects(run)
      #expect(objects.filter { $0["event"] as? String == "finding" }.map { $0["id"] as? String } == wanted.findings)
      #expect(objects.last?["event"] as? String == "outcome")
      #expect(objects.last?["status"] as? Int == Int(wanted.status))
    }
  }
}
