import SMTP
import Testing

@Suite("What EHLO brings")
struct ExtensionTests {
  @Test(
    "a line is a keyword and its parameters",
    arguments: [
      ("SIZE 52428800", "SIZE", ["52428800"]), ("auth plain LOGIN", "AUTH", ["plain", "LOGIN"]),
      ("AUTH=LOGIN", "AUTH", ["LOGIN"]), ("auth=LOGIN PLAIN", "AUTH", ["LOGIN", "PLAIN"]),
      ("AUTH=", "AUTH=", []), ("AUTH", "AUTH", []), ("  8BITMIME  ", "8BITMIME", []),
      ("X\tY  Z", "X", ["Y", "Z"]), ("XFOO=1", "XFOO=1", []), ("ü", "ü", []),
    ])
  func lines(_ text: String, _ keyword: String, _ parameters: [String]) throws {
    let line = try #require(Extension(octets(text)))
    #expect(line.keyword.rawValue == keyword)
    #expect(line.parameters == parameters)
    #expect(Extension(octets(line.description)) == line)
  }

  @Test("a line without a word is none", arguments: ["", " ", "\t "])
  func none(_ text: String) {
    #expect(Extension(octets(text)) == nil)
  }

  @Test(
    "the size limit is a number that a number here can hold",
    arguments: [
      (["SIZE 1000"], 1_000), (["SIZE"], nil), (["SIZE 0"], nil), (["SIZE -1"], nil), (["SIZE +5"], nil),
      (["SIZE 9223372036854775807"], .max), (["SIZE 9223372036854775808"], nil),
      (["SIZE 99999999999999999999999999999999"], nil), (["SIZE x"], nil), (["SIZE １０"], nil),
      (["SIZE 1", "SIZE 2"], 1), ([], nil),
    ] as [([String], Int?)])
  func size(_ lines: [String], _ limit: Int?) {
    #expect(ExtensionList(reply: Reply(.ok, ["hello"] + lines)).sizeLimit == limit)
  }

  @Test("the greeting line is no extension, and the order is the server's")
  func list() {
    let list = ExtensionList(reply: Reply(.ok, ["PIPELINING", "SIZE", "", "X", "X"]))
    #expect(list.extensions.map(\.keyword.rawValue) == ["SIZE", "X", "X"])
    #expect(list[.pipelining] == nil)
    #expect(list[.size] != nil)
  }

  @Test("ten thousand keywords are kept")
  func many() {
    let list = ExtensionList((0..<10_000).compactMap { Extension(octets("X\($0) \($0)")) })
    #expect(list[Extension.Keyword(rawValue: "x9999")]?.parameters == ["9999"])
  }
}
