curl -X POST "https://graph.microsoft.com/beta/identityGovernance/lifecycleWorkflows/workflows/3f2a9c10-5b7e-4d21-8a44-6c0f1e2d3b4a/tasks/b81c4e07-9a3d-4f62-b15e-7d2c9f0a6e38/taskProcessingResults/5e0d7b92-1c48-4a6f-9e83-2f4b6a8c0d1e/resume" \
  -H "Authorization: Bearer eyJ0eXAiOiJKV1QifQ.eyJhdWQiOiJncmFwaCJ9.c2VjcmV0" \
  -H "Content-Type: application/json" \
  -d '{"data":{"operationStatus":"Completed"},"source":"sample","type":"lifecycleEvent"}'
