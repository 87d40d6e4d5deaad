package kit

// LLM is what an agent is built from: the model's endpoint, and what its scenario asks of it.
type LLM struct {
	BaseURL string `json:"baseUrl"` // ends in /v1
	APIKey  string `json:"apiKey"`
	Model   string `json:"model"`

	// Tools are the tools that the agent offers to the model; none for a mere chat.
	Tools []Tool `json:"-"`
	// MaxTurns is how often the model may be called for one question, for the framework's own limit.
	MaxTurns int `json:"-"`

	defaultRetries bool
}

// Retries is how often a failed model call is to be repeated: never, so that every request makes the
// same calls, or byDefault times, as the client itself would, where faults are what is measured.
func (llm LLM) Retries(byDefault int) int {
	if llm.defaultRetries {
		return byDefault
	}
	return 0
}
