"""How the tests read a published site: as a reader's browser, a feed reader, a search engine or a server would."""
