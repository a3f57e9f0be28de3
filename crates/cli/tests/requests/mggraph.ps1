$body = @{ data = @{ operationStatus = "Completed" }; source = "hr"; type = "lifecycleEvent" } | ConvertTo-Json
Invoke-MgGraphRequest -Method POST -Uri "https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows/3f2a9c10-5b7e-4d21-8a44-6c0f1e2d3b4a/tasks/b81c4e07-9a3d-4f62-b15e-7d2c9f0a6e38/taskProcessingResults/5e0d7b92-1c48-4a6f-9e83-2f4b6a8c0d1e/resume" -Body $body
