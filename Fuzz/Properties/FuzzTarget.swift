/// What is fuzzed: each case has rules that hold for any input at all, and a folder of inputs in Fuzz/seeds.
enum FuzzTarget: String, CaseIterable, Sendable {
  case base64 = "Base64"
  case commandParser = "CommandParser"
  case conversation = "Conversation"
  case dataScanner = "DataScanner"
  case httpAnswer = "HTTPAnswer"
  case lesson = "Lesson"
  case lineAssembler = "LineAssembler"
  case policy = "Policy"
  case recordData = "RecordData"
  case recordReader = "RecordReader"
  case referee = "Referee"
  case replyParser = "ReplyParser"
  case safeText = "SafeText"
  case saslClient = "SASLClient"
  case saslDecoder = "SASLDecoder"
  case saslServer = "SASLServer"
  case scramFields = "SCRAMFields"
  case spf = "SPF"
  case tlsEngine = "TLSEngine"
  case tlsTampering = "TLSTampering"
  case transcript = "Transcript"

  /// - Throws: a `BrokenRule`, or whatever kept the rules from being tried.
  func check(_ input: [UInt8]) throws {
    switch self {
    case .base64: try Base64Rules.check(input)
    case .commandParser: try CommandParserRules.check(input)
    case .conversation: try ConversationRules.check(input)
    case .dataScanner: try DataScannerRules.check(input)
    case .httpAnswer: try HTTPAnswerRules.check(input)
    case .lesson: try LessonRules.check(input)
    case .lineAssembler: try LineAssemblerRules.check(input)
    case .policy: try PolicyRules.check(input)
    case .recordData: try RecordDataRules.check(input)
    case .recordReader: try RecordReaderRules.check(input)
    case .referee: try RefereeRules.check(input)
    case .replyParser: try ReplyParserRules.check(input)
    case .safeText: try SafeTextRules.check(input)
    case .saslClient: try SASLClientRules.check(input)
    case .saslDecoder: try SASLDecoderRules.check(input)
    case .saslServer: try SASLServerRules.check(input)
    case .scramFields: try SCRAMFieldsRules.check(input)
    case .spf: try SPFRules.check(input)
    case .tlsEngine: try TLSEngineRules.check(input)
    case .tlsTampering: try TLSTamperingRules.check(input)
    case .transcript: try TranscriptRules.check(input)
    }
  }
}
