import SMTP

/// The words for what is wrong with a command: short enough for a headline, with a name for the note's id.
enum ErrorWords {
  static func of(_ error: CommandError) -> (what: String, id: String) {
    switch error {
    case .emptyLine: ("the line is empty", "empty")
    case .missingKeyword: ("FROM: or TO: is missing", "keyword")
    case .missingArgument(let verb):
      ("\(Excerpt.short(verb.rawValue, limit: 10)) needs an argument", "argument")
    case .unexpectedArgument(let verb):
      ("\(Excerpt.short(verb.rawValue, limit: 10)) takes no argument", "extra")
    case .malformedDomain(let name): ("\(Excerpt.short(name, limit: 20)) is not a host name", "domain")
    case .path(let error): of(error)
    case .malformedParameter(let text): ("\(Excerpt.short(text, limit: 20)) is not a parameter", "parameter")
    }
  }

  static func of(_ error: PathError) -> (what: String, id: String) {
    switch error {
    case .empty: ("the address is missing", "empty")
    case .missingBrackets: ("the address belongs in angle brackets", "brackets")
    case .unclosedBracket: ("the > at the end of the address is missing", "bracket")
    case .unclosedQuote: ("a quotation mark in the address is not closed", "quote")
    case .missingLocalPart: ("there is nothing before the @", "local-part")
    case .missingDomain: ("the address has no domain", "domain")
    case .misplacedDot: ("the address has a dot where none may be", "dot")
    case .invalidCharacter("@"): ("the address has one @ too many", "character")
    case .invalidCharacter(" "): ("an address may not contain a space", "character")
    case .invalidCharacter(let character):
      ("\(Excerpt.short(String(character), limit: 4)) may not be in the address", "character")
    case .nullRecipient: ("<> names nobody; a recipient has to be somebody", "null")
    case .notText: ("the address is not readable text", "text")
    case .textAfterPath: ("a space is missing after the >", "after")
    }
  }
}
